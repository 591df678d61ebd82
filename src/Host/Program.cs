using LossNav.Host;

return await CommandLine.RunAsync(args, Composition.Production).ConfigureAwait(false);
