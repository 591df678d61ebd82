using System.Text;
using LossNav.Application.Figures;

namespace LossNav.Application.Results;

/// <summary>The fingerprint of a figure's description.</summary>
public static class FigureFingerprint
{
    /// <summary>SHA-256 of everything in the description.</summary>
    public static string Of(Figure figure) => Sha256.Of(Encoding.UTF8.GetBytes(figure.ToString()));
}
