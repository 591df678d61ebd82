using LossNav.Domain.ChangingTasks;
using LossNav.Domain.Numerics;
using LossNav.Domain.Tests.Support;

namespace LossNav.Domain.Tests.ChangingTasks;

public class TaskStreamTests
{
    [Fact]
    public void Equal_seeds_give_equal_streams_and_others_do_not()
    {
        TaskSpell[] Draw(ulong seed) => [.. TaskStream.Draw(seed, 50, Tasks.Turned).Value().Spells];
        Assert.Equal(Draw(3), Draw(3));
        Assert.NotEqual(Draw(3)[0], Draw(4)[0]);
    }

    [Fact]
    public void The_tasks_follow_each_other_without_gaps_from_the_beginning_to_the_end()
    {
        var stream = TaskStream.Draw(3, 50, Tasks.Turned).Value();
        Assert.Equal(0, stream.Spells[0].Start);
        Assert.Equal(50, stream.Spells[^1].End);
        Assert.Equal(stream.Spells.Init.Map(spell => spell.End).ToArray(), stream.Spells.Tail.Map(spell => spell.Start).ToArray());
        Assert.All(stream.Spells, spell => Assert.True(spell.End > spell.Start));
    }

    [Fact]
    public void The_changes_are_a_Poisson_process_and_the_optima_have_their_mean_and_covariance()
    {
        // ρT = 10,000 changes: their number has the variance 10,000. Four standard errors throughout.
        var covariance = Mat.Copy(2, 2, [2, 0.6, 0.6, 0.5]);
        var problem = Tasks.Create(new ContinualStatement(Mat.Identity(2), Vec.Of(1, -2), covariance, 0.5, 1, 1, 0.1));
        var spells = TaskStream.Draw(11, 20_000, problem).Value().Spells.ToArray();
        Close.To(10_000, spells.Length - 1, 4 * 100);

        // A spell lasts longer than t with probability e^{−ρt}.
        foreach (var t in new[] { 0.5, 2, 5 })
        {
            var p = Math.Exp(-0.5 * t);
            Close.To(p, spells.Count(spell => spell.End - spell.Start > t) / (double)spells.Length, 4 * Math.Sqrt(p * (1 - p) / spells.Length));
        }

        Vec[] aside = [.. spells.Select(spell => spell.Optimum - problem.PriorMean)];
        for (var i = 0; i < 2; i++)
        {
            Close.To(0, aside.Average(a => a[i]), 4 * Math.Sqrt(covariance[i, i] / spells.Length));
            for (var j = 0; j < 2; j++)
            {
                // The product of two normal numbers has the variance Σ_ii Σ_jj + Σ_ij².
                var spread = Math.Sqrt(((covariance[i, i] * covariance[j, j]) + (covariance[i, j] * covariance[i, j])) / spells.Length);
                Close.To(covariance[i, j], aside.Average(a => a[i] * a[j]), 4 * spread);
            }
        }
    }

    [Fact]
    public void Without_hazard_there_is_one_task()
        => Assert.Equal(1, TaskStream.Draw(3, 50, Tasks.Line(0.1, 1, 1, 1, 0)).Value().Spells.Count);

    [Fact]
    public void The_optimum_moves_toward_the_mean_of_all_tasks_as_the_theory_predicts()
    {
        // E m(t) given m(0): the average of (m(t) − μ₀)·(m(0) − μ₀) is e^{−ρt}σ². σ² = 1, and the product has a variance of at most 3.
        var problem = Tasks.Line(0.1, 1, 1, 1, 0.5);
        var streams = TaskStream.DrawMany(7, 20_000, 2, problem).Value();
        foreach (var t in new[] { 0.5, 1.5 })
        {
            var mean = streams.Average(stream => stream.Spells[0].Optimum[0] * stream.Spells.Filter(spell => spell.Start <= t)[^1].Optimum[0]);
            Close.To(Math.Exp(-0.5 * t), mean, 4 * Math.Sqrt(3.0 / 20_000));
        }
    }

    [Fact]
    public void What_is_wrong_comes_back_as_values()
    {
        Assert.IsType<NavigationError.OutOfRange>(Assert.Single(TaskStream.Draw(1, 0, Tasks.Turned).Errors()));
        Assert.IsType<NavigationError.OutOfRange>(Assert.Single(TaskStream.Draw(1, 1e8, Tasks.Turned).Errors()));
        Assert.IsType<NavigationError.OutOfRange>(Assert.Single(TaskStream.DrawMany(1, 0, 1, Tasks.Turned).Errors()));
    }
}
