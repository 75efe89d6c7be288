package dev.sibridge.si.link;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why an export waits for a person.
 *
 * @param code       why, for programs
 * @param reason     the same in a sentence
 * @param candidates what Manage holds that the export may mean; empty when nobody has looked
 * @param todo       what the person can do
 * @param client     the source key of the client's company when that is what must be chosen; null when it is not
 */
public record Hold(String code, String reason, List<Candidate> candidates, String todo, String client) {

    /** Where a person answers; what there is to choose stands behind it. */
    public static final String DECIDE = "In the console, choose Preview, then Decide: ";

    public Hold {
        candidates = List.copyOf(candidates);
    }

    /** One that is not about the company. */
    public Hold(String code, String reason, List<Candidate> candidates, String todo) {
        this(code, reason, candidates, todo, null);
    }

    /** What makes it the same question as another one: its code, the client and the candidates. */
    public String identity() {
        return code + ": " + Stream.concat(Stream.ofNullable(client), Stream.of(candidatesById())
                .filter(some -> !some.isEmpty())).collect(Collectors.joining(", "));
    }

    /** What the answer is about: the client, whose other exports it releases, too, or the candidates. */
    public String about() {
        return client != null ? client : candidatesById();
    }

    private String candidatesById() {
        return candidates.stream().map(candidate -> candidate.type() + " " + candidate.id()).sorted()
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return reason + "\n" + todo;
    }

    /**
     * A record of Manage's that may be the one an export means.
     *
     * @param type    its wire name: opportunity, project or company
     * @param company its company's name; of a company the id that people know it by
     */
    public record Candidate(String type, long id, String name, String company) {

        @Override
        public String toString() {
            return "the " + type + " \"" + name + "\" (id " + id + ") of " + company;
        }
    }
}
