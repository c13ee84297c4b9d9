import { call } from './client';

export interface Todo {
  kind: string;
  title: string;
  count: number;
  link: string;
}

export const todosKey = ['todos'] as const;
export const fetchTodos = () => call<Todo[]>('GET', '/todos');
