using LanguageExt;
using LossNav.Application.Problems;

namespace LossNav.Application.Orders;

/// <content>The order to solve a problem.</content>
public abstract partial record Order
{
    /// <summary>One problem to solve, for each of its discount rates.</summary>
    public sealed record Solve : Order
    {
        /// <summary>Orders an answer.</summary>
        /// <param name="problem">The problem.</param>
        /// <param name="source">Where it was written down, for messages, for example the path of a file.</param>
        /// <param name="folder">Where files that it names by a relative path are sought.</param>
        /// <param name="renditions">The files to make of each of its figures, in any order.</param>
        public Solve(ProblemSpecification problem, string source, string folder, Seq<RenditionName> renditions)
            => (Problem, Source, Folder, Renditions) = (problem, source, folder, RenditionName.Sorted(renditions));

        /// <summary>The problem.</summary>
        public ProblemSpecification Problem { get; }

        /// <summary>Where it was written down, for messages.</summary>
        public string Source { get; }

        /// <summary>Where files that it names by a relative path are sought.</summary>
        public string Folder { get; }

        /// <summary>The files to make of each of its figures, each once, ordered by renderer and format.</summary>
        public Seq<RenditionName> Renditions { get; }

        /// <inheritdoc/>
        public override string Name => Problem.Name;
    }
}
