package dev.sibridge.vendor.dtools;

import java.util.List;

/**
 * One page of SI's export queue.
 *
 * @param projects   the page's rows, those that are at fault among them; never null
 * @param totalCount rows over all pages at the moment of the answer
 */
public record ProjectList(List<ProjectInfo> projects, int totalCount) {

    public ProjectList {
        projects = List.copyOf(projects);
    }
}
