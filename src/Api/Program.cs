using Resettlement.Api;

return await Server.RunAsync(args);
