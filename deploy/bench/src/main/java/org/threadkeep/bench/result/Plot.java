package org.threadkeep.bench.result;

import java.util.List;
import java.util.Locale;

/** Series as bars in SVG, on a logarithmic scale, with a whisker from the least to the most. */
public final class Plot {
    private static final int LEFT = 230;
    private static final int WIDTH = 560;
    private static final int ROW = 30;
    private static final int TOP = 44;

    private Plot() {}

    /** The drawing; light and dark pages can hold it. */
    public static String of(String title, List<Series> all) {
        double most = all.stream().mapToDouble(one -> one.rate().most()).max().orElse(1);
        double least = all.stream().mapToDouble(one -> one.rate().least()).min().orElse(1);
        double low = Math.pow(10, Math.floor(Math.log10(least)));
        double high = Math.pow(10, Math.ceil(Math.log10(most)));
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"13\""
                        + " fill=\"#888\">%n<text x=\"10\" y=\"22\" font-size=\"15\">%s, %s a second (logarithmic)</text>%n",
                LEFT + WIDTH + 110,
                TOP + ROW * all.size() + 10,
                title,
                all.get(0).unit()));
        int y = TOP;
        for (Series series : all) {
            svg.append(row(series, y, low, high));
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String row(Series series, int y, double low, double high) {
        Spread rate = series.rate();
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                        + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"#4a7ab5\"/>"
                        + "<path d=\"M%.1f %dH%.1f\" stroke=\"#d08030\" stroke-width=\"3\"/>"
                        + "<text x=\"%.1f\" y=\"%d\">%,.0f</text>%n",
                LEFT - 8,
                y + 14,
                series.name(),
                LEFT,
                y,
                x(rate.median(), low, high) - LEFT,
                x(rate.least(), low, high),
                y + 9,
                x(rate.most(), low, high),
                x(rate.most(), low, high) + 8,
                y + 14,
                rate.median());
    }

    /** Where a rate stands. */
    static double x(double rate, double low, double high) {
        return LEFT + WIDTH * (Math.log(rate / low) / Math.log(high / low));
    }
}
