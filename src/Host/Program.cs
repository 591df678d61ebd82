using LossNav.Host;
using LossNav.Host.Wiring;

// The version is asked for by scripts again and again; it needs none of the lists that a composition makes.
return args is ["--version"]
    ? LossNavProgram.PrintVersion(Console.Out)
    : await LossNavProgram.RunAsync(args, Composition.Production).ConfigureAwait(false);
