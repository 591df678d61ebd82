using System.Globalization;
using LossNav.Fuzzing;

// dotnet run --project tests/Fuzzing -- [TARGET|all] [COUNT] [SEED]
// dotnet run --project tests/Fuzzing -- kill PROGRAM.dll DATA [COUNT] [SEED]
var scratch = Directory.CreateTempSubdirectory("lossnav-fuzzing-").FullName;
try
{
    if (args is ["kill", var program, var data, ..])
    {
        return Kills.Run(scratch, program, data, Number(3, 100), Number(4, 1));
    }

    var name = args.Length > 0 ? args[0] : "all";
    var all = AllTargets.In(scratch);
    var chosen = all.Where(it => name == "all" || it.Target.Name == name).ToList();
    if (chosen.Count == 0)
    {
        Console.Error.WriteLine($"There is no target '{name}'; choose one of {string.Join(", ", all.Select(it => it.Target.Name))}, or all.");
        return 2;
    }

    var failed = false;
    foreach (var (target, inputs) in chosen)
    {
        var result = Campaign.Run(target, Number(2, 1), Number(1, (int)inputs));
        Console.WriteLine(result);
        foreach (var failure in result.Failures)
        {
            Console.WriteLine($"  {failure}");
        }

        failed |= result.Failures.Count > 0 || result.PeakBytes > Campaign.MostBytes;
    }

    return failed ? 1 : 0;
}
finally
{
    Directory.Delete(scratch, recursive: true);
}

int Number(int position, int preset) => args.Length > position ? int.Parse(args[position], CultureInfo.InvariantCulture) : preset;
