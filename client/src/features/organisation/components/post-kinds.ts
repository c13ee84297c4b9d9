import type { PostKind } from '../posts-api';

/** Posts by the kind of body they belong to; heads of houses have their own page. */
export const POSTS: Record<string, PostKind[]> = {
  PartyBranch: ['BranchSecretary', 'BranchDeputy', 'BranchMember'],
  ServiceCentre: ['CentreDirector', 'CentreDeputy', 'CentreStaff', 'Bookkeeper', 'Cashier'],
  ResidentsCommittee: ['CommitteeChair', 'CommitteeMember'],
  Township: ['TownshipHead', 'TownshipMember'],
  PropertyCompany: ['CompanyManager', 'CompanyStaff'],
};

export const ALL_POSTS: PostKind[] = [...Object.values(POSTS).flat(), 'BuildingHead', 'UnitHead'];

/** Posts that one person holds: their election has one seat. */
export const HEADS: PostKind[] = ['BranchSecretary', 'CentreDirector', 'CommitteeChair'];

export const ELECTED: PostKind[] = [
  ...(POSTS.PartyBranch ?? []),
  ...(POSTS.ServiceCentre ?? []),
  ...(POSTS.ResidentsCommittee ?? []),
];

export const bodyOf = (post: PostKind | undefined) =>
  Object.entries(POSTS).find(([, posts]) => post && posts.includes(post))?.[0];
