using LossNav.Benchmarks;

// Training takes seconds per measurement and must alternate with its rival in one process: BenchmarkDotNet is made for other questions.
if (args is ["training", ..])
{
    TrainingSpeed.Run(args is [_, var threads] ? int.Parse(threads, System.Globalization.CultureInfo.InvariantCulture) : 1);
}
else if (args is ["steps", ..])
{
    TrainingSpeed.RunSteps(args is [_, var threads] ? int.Parse(threads, System.Globalization.CultureInfo.InvariantCulture) : 1);
}
else if (args is ["paths"])
{
    PathSweeps.Run();
}
else
{
    BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
