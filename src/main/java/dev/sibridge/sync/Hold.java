package dev.sibridge.sync;

import java.util.List;

/**
 * Why an export waits for a person.
 *
 * @param reason     in a sentence
 * @param candidates what Manage holds that the export may mean; empty when nobody has looked
 * @param todo       what the person can do
 */
public record Hold(String reason, List<Candidate> candidates, String todo) {

    public Hold {
        candidates = List.copyOf(candidates);
    }

    @Override
    public String toString() {
        return reason + "\n" + todo;
    }

    /**
     * A record of Manage's that may be the one an export means.
     *
     * @param type    as people call it: opportunity or project
     * @param company its company's name
     */
    public record Candidate(String type, long id, String name, String company) {

        @Override
        public String toString() {
            return "the " + type + " \"" + name + "\" (id " + id + ") of " + company;
        }
    }
}
