package dev.sibridge.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.benchmark.scenario.ChangingCapacity;
import dev.sibridge.benchmark.scenario.FirstSync;
import dev.sibridge.benchmark.scenario.ManyProjects;
import dev.sibridge.benchmark.scenario.StartUp;
import dev.sibridge.benchmark.scenario.Throughput;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Draws results, as they are in the JSON file, as an SVG picture. What was not measured is left out. */
final class Plot {

    private static final int WIDTH = 760;
    private static final int LEFT = 230;
    private static final int RIGHT = 80;
    private static final int BAR = 22;
    private static final int COURSE = 120;

    private final JsonNode results;
    private final StringBuilder body = new StringBuilder();
    private int y = 10;

    Plot(JsonNode all) {
        results = all.path("results");
        String latency = all.path("options").path("latency").asText() + " ms";
        String figure = "wall ÷ bound";
        Map<String, Double> waits = new LinkedHashMap<>();
        figures(FirstSync.NAME, figure).forEach((job, value) -> {
            if (job.endsWith(", first")) {
                waits.put("first sync, " + job.replace(", first", ""), value);
            }
        });
        waits.putAll(figures(ManyProjects.NAME, figure));
        bars("Time ÷ least possible time, " + latency + " per call", waits, 1);
        Map<String, Double> rows = new LinkedHashMap<>();
        figures(Throughput.NAME, "rows/s").forEach((job, value) -> rows.put("SI Bridge, " + job, value));
        figures(Throughput.NAME, "bare rows/s").forEach((job, value) -> rows.put("bare client, " + job, value));
        bars("Rows per second, 0 ms per call", rows, 0);
        bars("Start, in ms", figures(StartUp.NAME, "ms"), 0);
        course(results.path("by second"));
    }

    private Map<String, Double> figures(String scenario, String figure) {
        Map<String, Double> figures = new LinkedHashMap<>();
        results.path(scenario).properties().forEach(job -> {
            if (job.getValue().has(figure)) {
                figures.put(job.getKey(), job.getValue().path(figure).asDouble());
            }
        });
        return figures;
    }

    String svg() {
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" font-family="sans-serif" \
                font-size="13">
                <rect width="100%%" height="100%%" fill="white"/>
                %s</svg>
                """, WIDTH, y, WIDTH, body);
    }

    /** @param mark a value at which a line is drawn; 0 for none */
    private void bars(String title, Map<String, Double> values, double mark) {
        if (values.isEmpty()) {
            return;
        }
        title(title);
        double most = values.values().stream().mapToDouble(value -> value).max().orElse(1);
        double scale = (WIDTH - LEFT - RIGHT) / Math.max(most, mark);
        int top = y;
        values.forEach((name, value) -> {
            text(LEFT - 8, y + 15, "end", name);
            shape("<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>", LEFT, y + 2, value * scale,
                    BAR - 4, name.startsWith("bare") || name.startsWith("empty") ? "#b8b8b8" : "#3b76b0");
            text(LEFT + value * scale + 6, y + 15, "start",
                    String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value));
            y += BAR;
        });
        if (mark > 0) {
            shape("<line x1=\"%1$.1f\" y1=\"%2$d\" x2=\"%1$.1f\" y2=\"%3$d\" stroke=\"#c0392b\"/>",
                    LEFT + mark * scale, top, y);
        }
        y += 16;
    }

    private void course(JsonNode bySecond) {
        JsonNode answered = bySecond.path("answered");
        JsonNode possible = bySecond.path("possible");
        if (answered.isEmpty()) {
            return;
        }
        title("Calls answered per second while Manage's capacity changes (" + ChangingCapacity.NAME
                + "; red: what is possible)");
        double most = 1;
        for (JsonNode value : answered) {
            most = Math.max(most, value.asDouble());
        }
        for (JsonNode value : possible) {
            most = Math.max(most, value.asDouble());
        }
        line(answered, most, "#3b76b0");
        line(possible, most, "#c0392b");
        text(52, y + 10, "end", String.format(Locale.ROOT, "%.0f", most));
        text(52, y + COURSE, "end", "0");
        text(60, y + COURSE + 16, "start", "0 s");
        text(WIDTH - 20, y + COURSE + 16, "end", answered.size() + " s");
        y += COURSE + 26;
    }

    private void line(JsonNode values, double most, String color) {
        StringBuilder points = new StringBuilder();
        for (int second = 0; second < values.size(); second++) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ",
                    60 + second * (WIDTH - 80.0) / Math.max(1, values.size() - 1),
                    y + COURSE * (1 - values.get(second).asDouble() / most)));
        }
        shape("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>", points.toString().trim(),
                color);
    }

    private void title(String title) {
        y += 14;
        shape("<text x=\"10\" y=\"%d\" font-weight=\"bold\">%s</text>", y, title);
        y += 10;
    }

    private void text(double x, int at, String anchor, String text) {
        shape("<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>", x, at, anchor, text);
    }

    private void shape(String format, Object... values) {
        body.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
