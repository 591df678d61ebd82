using LanguageExt;
using LossNav.Application.Orders;
using LossNav.Application.Ports;
using static LanguageExt.Prelude;

namespace LossNav.Application.UseCases;

/// <summary>A renderer and one of its formats.</summary>
public sealed record Rendition(IFigureRenderer Renderer, string Format)
{
    /// <summary>The renderers behind names.</summary>
    /// <param name="renderers">The renderers that there are.</param>
    /// <param name="names">The names.</param>
    /// <returns>A rendition for each name, or every name that nobody bears.</returns>
    public static Validation<JobError, Seq<Rendition>> Find(Seq<IFigureRenderer> renderers, Seq<RenditionName> names)
        => names.Map(name => FindOne(renderers, name)).Sequence().Map(found => found.ToSeq());

    internal static Validation<JobError, IFigureRenderer> FindRenderer(Seq<IFigureRenderer> renderers, string name)
    {
        var known = renderers.Map(renderer => renderer.Id);
        return renderers
            .Find(renderer => string.Equals(renderer.Id, name, StringComparison.OrdinalIgnoreCase))
            .ToValidation((JobError)new JobError.UnknownRenderer(name, NearestName.Of(name, known), known));
    }

    private static Validation<JobError, Rendition> FindOne(Seq<IFigureRenderer> renderers, RenditionName name)
        => FindRenderer(renderers, name.Renderer).Bind(renderer => renderer.Formats.Contains(name.Format)
            ? Success<JobError, Rendition>(new Rendition(renderer, name.Format))
            : Fail<JobError, Rendition>(new JobError.UnknownFormat(renderer.Id, name.Format, renderer.Formats)));
}
