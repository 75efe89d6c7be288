package dev.sibridge.dtools;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * One page of SI's export queue.
 *
 * @param projects   the page's rows, never null
 * @param totalCount rows over all pages at the moment of the answer
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProjectList(List<ProjectInfo> projects, int totalCount) {

    public ProjectList {
        projects = projects == null ? List.of() : List.copyOf(projects);
    }
}
