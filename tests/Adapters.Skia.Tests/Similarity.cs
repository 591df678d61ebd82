using SkiaSharp;

namespace LossNav.Adapters.Skia.Tests;

/// <summary>How alike two pictures are: structural similarity of their luminance on white in windows of 7 x 7 pixels (Wang et al. 2004); 1 = equal.</summary>
internal static class Similarity
{
    private const int Window = 7;
    private const double C1 = 0.01 * 255 * 0.01 * 255;
    private const double C2 = 0.03 * 255 * 0.03 * 255;

    /// <summary>The similarity at the best of the shifts by up to one pixel; both pictures are cut to their ink first.</summary>
    public static (double Similarity, double AspectError) Of(SKBitmap published, SKBitmap ours)
    {
        var (first, second) = (CutToInk(OnWhite(published)), CutToInk(OnWhite(ours)));
        var best = (from dx in Enumerable.Range(-1, 3) from dy in Enumerable.Range(-1, 3) select Ssim(first, Shifted(second, dx, dy, first))).Max();
        double Aspect(double[,] picture) => (double)picture.GetLength(1) / picture.GetLength(0);
        return (best, Math.Abs((Aspect(second) / Aspect(first)) - 1));
    }

    private static double[,] OnWhite(SKBitmap bitmap)
    {
        var gray = new double[bitmap.Height, bitmap.Width];
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
            {
                var color = bitmap.GetPixel(x, y);
                var alpha = color.Alpha / 255.0;
                gray[y, x] = (alpha * ((0.299 * color.Red) + (0.587 * color.Green) + (0.114 * color.Blue))) + ((1 - alpha) * 255);
            }
        }

        return gray;
    }

    private static double[,] CutToInk(double[,] gray)
    {
        bool Row(int y) => Enumerable.Range(0, gray.GetLength(1)).Any(x => gray[y, x] < 250);
        bool Column(int x) => Enumerable.Range(0, gray.GetLength(0)).Any(y => gray[y, x] < 250);
        var rows = Enumerable.Range(0, gray.GetLength(0)).Where(Row).ToArray();
        var columns = Enumerable.Range(0, gray.GetLength(1)).Where(Column).ToArray();
        var cut = new double[rows[^1] - rows[0] + 1, columns[^1] - columns[0] + 1];
        for (var y = 0; y < cut.GetLength(0); y++)
        {
            for (var x = 0; x < cut.GetLength(1); x++)
            {
                cut[y, x] = gray[rows[0] + y, columns[0] + x];
            }
        }

        return cut;
    }

    private static double[,] Shifted(double[,] picture, int dx, int dy, double[,] frame)
    {
        var shifted = new double[frame.GetLength(0), frame.GetLength(1)];
        for (var y = 0; y < shifted.GetLength(0); y++)
        {
            for (var x = 0; x < shifted.GetLength(1); x++)
            {
                var (fromY, fromX) = (y - dy, x - dx);
                shifted[y, x] = fromY >= 0 && fromY < picture.GetLength(0) && fromX >= 0 && fromX < picture.GetLength(1) ? picture[fromY, fromX] : 255;
            }
        }

        return shifted;
    }

    private static double Ssim(double[,] a, double[,] b)
    {
        var (sum, count) = (0.0, 0);
        for (var y = 0; y + Window <= a.GetLength(0); y++)
        {
            for (var x = 0; x + Window <= a.GetLength(1); x++, count++)
            {
                sum += At(a, b, y, x);
            }
        }

        return sum / count;
    }

    private static double At(double[,] a, double[,] b, int top, int left)
    {
        var (sa, sb, saa, sbb, sab) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var y = top; y < top + Window; y++)
        {
            for (var x = left; x < left + Window; x++)
            {
                var (p, q) = (a[y, x], b[y, x]);
                (sa, sb, saa, sbb, sab) = (sa + p, sb + q, saa + (p * p), sbb + (q * q), sab + (p * q));
            }
        }

        const double n = Window * Window;
        var (ma, mb) = (sa / n, sb / n);
        var (va, vb, cov) = ((saa / n) - (ma * ma), (sbb / n) - (mb * mb), (sab / n) - (ma * mb));
        return ((2 * ma * mb) + C1) * ((2 * cov) + C2) / (((ma * ma) + (mb * mb) + C1) * (va + vb + C2));
    }
}
