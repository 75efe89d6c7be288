package dev.sibridge.benchmark.job;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * The least number of calls that a job needs, without those that every poll makes before its exports; the formulas are
 * in {@code docs/performance.md}. The tenant already has what all jobs share, such as the product type.
 */
public record Least(SampleProject project) {

    /** Characters of an address that are left for names. */
    private static final int NAMES_IN_ADDRESS = 1600;

    /** Lists that are asked once: lines, members, countries, states, units, companies, types, opportunities. */
    private static final int LISTS = 8;

    /** Of a project whose client and products Manage does not have. */
    public long firstSync() {
        long asked = LISTS + questions(project.manufacturers()) + questions(project.categories())
                + questions(project.subcategories()) + questions(project.productIds());
        return asked + written();
    }

    private long written() {
        int client = 3;
        int catalog = project.manufacturers().size() + project.categories().size() + project.subcategories().size()
                + project.products();
        int opportunity = 1 + project.lines() + 1;
        int locations = project.buildings() + project.rooms();
        int sold = 1 + project.buildings() + locations + project.lines();
        return client + catalog + opportunity + sold;
    }

    /** Of a won project: both lines of the row, and whether a person has closed the project. */
    public long oneRowChanged() {
        return 3;
    }

    /** How many addresses it takes to ask for records of these names. */
    static long questions(Collection<String> names) {
        long questions = 0;
        int left = 0;
        for (String name : List.copyOf(names)) {
            int length = URLEncoder.encode('"' + name + "\",", StandardCharsets.UTF_8).replace("+", "%20").length();
            if (length > left) {
                questions++;
                left = NAMES_IN_ADDRESS;
            }
            left -= length;
        }
        return questions;
    }
}
