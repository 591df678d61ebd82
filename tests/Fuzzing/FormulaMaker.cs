using System.Globalization;
using System.Text;
using LossNav.Domain.Formulas;

namespace LossNav.Fuzzing;

/// <summary>Makes formulas at random, most of them right.</summary>
internal static class FormulaMaker
{
    private const int Deepest = 7;

    private static readonly string[] Names = ["x", "y", "a", "t", "pi", "e", "z", "x1", "θ"];
    private static readonly string[] Operators = ["+", "-", "*", "/", "^"];
    private static readonly string[] Functions = [.. AllFunctions.Unary.Map(row => row.Name), .. AllFunctions.Binary.Map(row => row.Name), "pow", "sine"];

    /// <summary>A formula.</summary>
    public static string Make(Random random)
    {
        var text = new StringBuilder();
        Write(random, text, random.Next(Deepest));
        return text.ToString();
    }

    private static void Write(Random random, StringBuilder text, int depth)
    {
        switch (depth == 0 ? random.Next(2) : random.Next(6))
        {
            case 0:
                text.Append(Names[random.Next(Names.Length)]);
                break;
            case 1:
                text.Append(Number(random));
                break;
            case 2:
                text.Append('(');
                Write(random, text, depth - 1);
                text.Append(')');
                break;
            case 3:
                text.Append(random.Next(2) == 0 ? "-" : "+");
                Write(random, text, depth - 1);
                break;
            case 4:
                text.Append(Functions[random.Next(Functions.Length)]).Append('(');
                Write(random, text, depth - 1);
                if (random.Next(3) == 0)
                {
                    text.Append(", ");
                    Write(random, text, depth - 1);
                }

                text.Append(')');
                break;
            default:
                Write(random, text, depth - 1);
                text.Append(Operators[random.Next(Operators.Length)]);
                Write(random, text, depth - 1);
                break;
        }
    }

    private static string Number(Random random)
        => random.Next(4) switch
        {
            0 => random.Next(10).ToString(CultureInfo.InvariantCulture),
            1 => random.NextDouble().ToString("R", CultureInfo.InvariantCulture),
            2 => $"{random.Next(10)}e{random.Next(-320, 320)}",
            _ => $".{random.Next(100)}",
        };
}
