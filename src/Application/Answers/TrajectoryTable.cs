using System.Globalization;
using System.Text;
using LanguageExt;
using LossNav.Application.Results;
using LossNav.Domain.Navigation;

namespace LossNav.Application.Answers;

/// <summary>A solved path as comma separated values: time, θ, θ̇, λ, the two energies, one line for each point.</summary>
public static class TrajectoryTable
{
    /// <summary>Writes the table; every number reads back as itself.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="parameters">The names of the parameters.</param>
    /// <param name="solved">The answer.</param>
    public static RenderedFile Write(string name, Seq<string> parameters, SolvedProblem solved)
    {
        var text = new StringBuilder();
        text.AppendJoin(
            ',',
            Prelude.Seq1("t") + parameters + parameters.Map(parameter => $"velocity_{parameter}") + parameters.Map(parameter => $"costate_{parameter}")
                + Prelude.Seq("kinetic", "potential"));
        text.Append('\n');
        var (positions, velocities, costates) = solved.Path;
        for (var i = 0; i < positions.Count; i++)
        {
            var energy = PathEnergy.At(positions.Times[i], positions.PositionAt(i), velocities.PositionAt(i), solved.Problem);
            double[] row =
            [
                positions.Times[i], .. positions.PositionAt(i).Span, .. velocities.PositionAt(i).Span, .. costates.PositionAt(i).Span,
                energy.Kinetic, energy.Potential,
            ];
            text.AppendJoin(',', row.Select(number => number.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
        }

        return new RenderedFile(name, Encoding.UTF8.GetBytes(text.ToString()));
    }
}
