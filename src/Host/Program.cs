using LossNav.Host;
using LossNav.Host.Wiring;

return await LossNavProgram.RunAsync(args, Composition.Production).ConfigureAwait(false);
