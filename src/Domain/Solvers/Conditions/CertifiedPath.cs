using LanguageExt;
using LossNav.Domain.Certificates;
using LossNav.Domain.Solvers.Extremals;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Solvers.Conditions;

/// <summary>A path whose certificate is worked out when it is first asked for, or before that under a watch.</summary>
internal sealed class CertifiedPath
{
    private readonly Func<Lookout, Certificate> _examine;
    private readonly Lazy<Certificate> _certificate;

    private CertifiedPath(Func<Lookout, Certificate> examine, Lazy<Certificate> certificate) => (_examine, _certificate) = (examine, certificate);

    public Certificate Certificate => _certificate.Value;

    /// <summary>A path that solves a boundary problem.</summary>
    public static CertifiedPath Of(ExtremalPath path, BoundaryProblem boundary, bool endIsFixed)
    {
        var (problem, end) = (boundary.Problem, boundary.End);
        Certificate Examine(Lookout lookout)
            => PathExamination.Of(CertificateSettings.Default, path, new BoundaryProblem(lookout, problem, end), endIsFixed);
        return new CertifiedPath(Examine, new Lazy<Certificate>(() => Examine(Lookout.None)));
    }

    /// <summary>The same path, with its certificate.</summary>
    public Validation<NavigationError, CertifiedPath> Check(Watch watch)
        => _certificate.IsValueCreated
            ? Success<NavigationError, CertifiedPath>(this)
            : Lookout.Over(watch, lookout => Success<NavigationError, Certificate>(_examine(lookout)))
                .Map(certificate => new CertifiedPath(_examine, new Lazy<Certificate>(certificate)));
}
