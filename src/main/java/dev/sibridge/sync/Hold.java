package dev.sibridge.sync;

import java.util.List;

/**
 * Why an export waits for a person.
 *
 * @param reason     in a sentence
 * @param candidates what Manage holds that the export may mean; empty when nobody has looked
 * @param todo       what the person can do
 * @param client     the source key of the client's company when that is what must be chosen; null when it is not
 */
public record Hold(String reason, List<Candidate> candidates, String todo, String client) {

    public Hold {
        candidates = List.copyOf(candidates);
    }

    /** One that is not about the company. */
    public Hold(String reason, List<Candidate> candidates, String todo) {
        this(reason, candidates, todo, null);
    }

    @Override
    public String toString() {
        return reason + "\n" + todo;
    }

    /**
     * A record of Manage's that may be the one an export means.
     *
     * @param type    as people call it: opportunity, project or company
     * @param company its company's name; of a company the id that people know it by
     */
    public record Candidate(String type, long id, String name, String company) {

        @Override
        public String toString() {
            return "the " + type + " \"" + name + "\" (id " + id + ") of " + company;
        }
    }
}
