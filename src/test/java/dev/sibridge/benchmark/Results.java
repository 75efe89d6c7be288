package dev.sibridge.benchmark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.benchmark.process.Http;
import dev.sibridge.benchmark.process.JavaProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures by scenario and job; of those measured several times the median of each. */
public final class Results {

    private final Map<String, Map<String, Map<String, List<Double>>>> scenarios = new LinkedHashMap<>();
    private final Map<String, List<Double>> courses = new LinkedHashMap<>();

    /** Figures of one job, measured once. */
    public final class Job {

        private final Map<String, List<Double>> figures;

        private Job(Map<String, List<Double>> figures) {
            this.figures = figures;
        }

        /** Adds a figure; none when it could not be measured. */
        public Job with(String name, Number figure) {
            if (figure != null) {
                figures.computeIfAbsent(name, any -> new ArrayList<>()).add(figure.doubleValue());
            }
            return this;
        }

        /** Adds how much memory it needed. */
        public Job with(JavaProcess.Heap heap) {
            return with("heap MB", heap.used()).with("kept MB", heap.kept()).with("resident MB", heap.resident());
        }
    }

    /** Takes figures of a job. */
    public Job of(String scenario, String job) {
        return new Job(scenarios.computeIfAbsent(scenario, any -> new LinkedHashMap<>())
                .computeIfAbsent(job, any -> new LinkedHashMap<>()));
    }

    /** Keeps what something was second by second; the last one counts. */
    public void course(String name, List<Double> bySecond) {
        courses.put(name, bySecond);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** One scenario as a table. */
    String table(String scenario) {
        Map<String, Map<String, List<Double>>> jobs = scenarios.getOrDefault(scenario, Map.of());
        List<String> names = jobs.values().stream().flatMap(figures -> figures.keySet().stream()).distinct().toList();
        int first = jobs.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder table = new StringBuilder(scenario).append(System.lineSeparator())
                .append("  ").append(" ".repeat(first));
        names.forEach(name -> table.append("  ").append(padded(name, width(name))));
        jobs.forEach((job, figures) -> {
            table.append(System.lineSeparator()).append("  ").append(job).append(" ".repeat(first - job.length()));
            names.forEach(name -> table.append("  ").append(padded(figures.containsKey(name)
                    ? shown(median(figures.get(name))) : "", width(name))));
        });
        return table.append(System.lineSeparator()).toString();
    }

    private static int width(String name) {
        return Math.max(8, name.length());
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String shown(double figure) {
        return figure == Math.rint(figure) || figure >= 1000 ? String.format(Locale.ROOT, "%.0f", figure)
                : String.format(Locale.ROOT, figure >= 100 ? "%.1f" : "%.2f", figure);
    }

    /** Everything: medians, and what was measured each time. */
    ObjectNode json() {
        ObjectNode all = Http.JSON.createObjectNode();
        scenarios.forEach((scenario, jobs) -> {
            ObjectNode of = all.putObject(scenario);
            jobs.forEach((job, figures) -> {
                ObjectNode shown = of.putObject(job);
                figures.forEach((name, values) -> {
                    shown.put(name, median(values));
                    if (values.size() > 1) {
                        put(shown.withObjectProperty("each").putArray(name), values);
                    }
                });
            });
        });
        courses.forEach((name, bySecond) -> put(all.withObjectProperty("by second").putArray(name), bySecond));
        return all;
    }

    private static void put(ArrayNode array, List<Double> values) {
        values.forEach(array::add);
    }
}
