using LanguageExt;
using LossNav.Domain.Inference.Records;
using LossNav.Domain.Rules;
using static LanguageExt.Prelude;

namespace LossNav.Domain.Inference.Models;

/// <summary>Every rule of the list that can run on a record, as a model of its steps.</summary>
internal static class AllModels
{
    private static readonly string[] _names =
        ["sgd", "momentum", "nesterov", "ballistic", "rmsprop", "adagrad", "adam", "adamw", "navigator", "rotation-drift", "decay-drift", "l2-init", "shrink-and-perturb", "weight-reset", "ewc", "gaussian-weights"];

    // Each with a setting at its limit: momentum that forgets at once, a pull of strength 0, an ε so large that gradients do not count beside it.
    private static readonly string[] _descentWithMore =
        ["momentum", "nesterov", "l2-init", "decay-drift", "adagrad", "rmsprop", "ballistic", "gaussian-weights", "adam", "adamw", "navigator", "weight-reset", "shrink-and-perturb", "rotation-drift"];

    /// <summary>Whether a rule takes the steps of another where some of its settings are at their limits: then it is no rival of that, but the same with more to set.</summary>
    /// <param name="rule">The rule that may be the wider one.</param>
    /// <param name="narrow">The other.</param>
    public static bool Contains(string rule, string narrow)
        => (narrow, rule) switch
        {
            ("sgd" or "ewc", _) => _descentWithMore.Contains(rule),
            ("adam", "adamw") => true,
            _ => false,
        };

    /// <summary>The rules that can be recognised.</summary>
    public static Seq<string> Names => toSeq(_names);

    /// <summary>The models that need nothing but the record's scale; those with few settings first.</summary>
    public static Seq<StepModel> Of(RunRecord record)
    {
        var g = Scale(record);
        return Seq(
                GradientModels.Of(GradientDescent.Row, DriftTerm.None, None),
                GradientModels.Of(ElasticWeights.Row, DriftTerm.None, None) with { Untold = Seq1(("strength", "it acts only after the end of a task, of which the record knows nothing")) },
                GradientModels.Of(Momentum.Row, DriftTerm.None, None, Coordinate.Forgetting("decay")),
                GradientModels.Of(Nesterov.Row, DriftTerm.None, None, Coordinate.Forgetting("decay")),
                GradientModels.Of(L2Init.Row, DriftTerm.ToStart, "strength"),
                Decay(),
                GradientModels.Of(Adagrad.Row, DriftTerm.None, None, Coordinate.Scaled("epsilon", g)),
                GradientModels.Of(RmsProp.Row, DriftTerm.None, None, Coordinate.Forgetting("beta2"), Coordinate.Scaled("epsilon", g)),
                GradientModels.Of(Ballistic.Row, DriftTerm.ToZero, "weight-decay", Coordinate.Forgetting("beta2"), Coordinate.Scaled("epsilon", g * g)),
                Gaussian(record),
                GradientModels.Of(Adam.Row, DriftTerm.None, "weight-decay", Beliefs("epsilon", g)),
                GradientModels.Of(Navigator.Row, DriftTerm.None, None, Beliefs("epsilon", g)),
                GradientModels.Of(AdamW.Row, DriftTerm.ToZero, "weight-decay", Beliefs("epsilon", g)))
            + RotationModel.Of(record).ToSeq()
            + (record.HasLoss ? Seq1(WeightResetModel.Of() with { Starts = ResetStarts(record) }) : Seq<StepModel>());
    }

    /// <summary>The root mean square of the gradients.</summary>
    private static double Scale(RunRecord record)
    {
        var sum = 0.0;
        for (var t = 0; t < record.Steps; t++)
        {
            sum += Numerics.Dense.Rows.Dot(record.Gradient(t), record.Gradient(t)) / record.Dimension;
        }

        return Math.Max(1e-150, Math.Sqrt(sum / record.Steps));
    }

    private static Coordinate[] Beliefs(string discount, double g)
        => [Coordinate.Forgetting("beta1"), Coordinate.Forgetting("beta2"), Coordinate.Scaled(discount, g)];

    // Two numbers are all that five settings leave in a record: −ηk s of the gradient and −j(j + γ)s of the parameters.
    private static StepModel Decay()
        => new StepModel(
            DecayDrift.Row,
            Seq(Coordinate.Linear("step-per-gradient"), Coordinate.Linear("decay-per-step")),
            2,
            (record, _) => new RuleStream(GradientModels.Made(GradientDescent.Row, Seq1((GradientModels.Rate, 1.0))), record, DriftTerm.ToZero))
        {
            Notes = Seq1("step-per-gradient is ηk s and decay-per-step j(j + γ) s, s = (1 − e^(−rΔt))/(ηkh + j(j + γ)): gradient descent with weight decay in the gradient moves the same way"),
            Untold = toSeq(DecayDrift.Row.Parameters.Map(it => (it.Name, "the five settings of the rule act through these two numbers alone"))),
        };

    // Only the product of the learning rate and the prior variance acts: αv obeys a recursion of its own.
    private static StepModel Gaussian(RunRecord record)
    {
        var rate = Math.Log(FirstStepPerGradient(record));
        return new StepModel(
            GaussianWeights.Row,
            Seq(Coordinate.Scaled("first-step-per-gradient", 1), Coordinate.Scaled("hazard", 1)),
            0,
            (sample, p) => new RuleStream(
                GradientModels.Made(GaussianWeights.Row, Seq((GradientModels.Rate, 1.0), ("prior-variance", Math.Exp(p[0])), ("hazard", Math.Exp(p[1])))), sample, DriftTerm.None))
        {
            Notes = Seq1("first-step-per-gradient is the learning rate times the prior variance"),
            Untold = Seq((GradientModels.Rate, "only its product with the prior variance acts"), ("prior-variance", "only its product with the learning rate acts")),
            Starts = toSeq(from scale in (double[])[0, 1, 2.5, 5] from hazard in (double[])[-12, -6, -3, 0] select new[] { rate + scale, hazard }),
        };
    }

    private static Seq<double[]> ResetStarts(RunRecord record)
    {
        var rate = Math.Log(FirstStepPerGradient(record));
        return toSeq(from hazard in (double[])[-9, -5, -2] from forgetting in (double[])[0.7, 2.3, 4.2] select new[] { rate, hazard, forgetting });
    }

    // |Δθ|/|g| of the first step that has a gradient.
    private static double FirstStepPerGradient(RunRecord record)
    {
        for (var t = 0; t < record.Steps; t++)
        {
            var (moved, g) = (0.0, 0.0);
            for (var i = 0; i < record.Dimension; i++)
            {
                var step = record.Theta(t + 1)[i] - record.Theta(t)[i];
                (moved, g) = (moved + (step * step), g + (record.Gradient(t)[i] * record.Gradient(t)[i]));
            }

            if (moved > 0 && g > 0)
            {
                return Math.Sqrt(moved / g);
            }
        }

        return 1;
    }
}
