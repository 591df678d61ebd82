namespace LossNav.Application.Figures;

/// <summary>The typefaces in which figures write.</summary>
public enum Face
{
    /// <summary>Words and numbers.</summary>
    Sans,

    /// <summary>Words that stand out: titles, letters of panels.</summary>
    SansBold,

    /// <summary>Variables of mathematics.</summary>
    MathItalic,

    /// <summary>Vectors of mathematics.</summary>
    MathBold,

    /// <summary>Digits, brackets and operators of mathematics.</summary>
    MathRoman,

    /// <summary>Script capitals of mathematics.</summary>
    MathScript,
}
