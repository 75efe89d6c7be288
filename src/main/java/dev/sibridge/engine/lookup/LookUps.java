package dev.sibridge.engine.lookup;

import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns the ways to know records into as few questions as their addresses' length allows. A question may bring more
 * than was asked for: which record is which is decided on the answers, by all members of a way.
 */
public final class LookUps {

    public static final String COMMUNICATION = "communicationItems/value";
    // The rest of the address is for the host, the path and the paging.
    private static final int MAX_QUERY = ConnectWiseRequest.MAX_URL_LENGTH - 400;

    private LookUps() {
    }

    /** The questions that tell which of these records exist. Their references must be known to the run. */
    public static List<LookUp> of(List<DesiredRecord> records, SyncRun run) {
        Map<Group, Set<Object>> groups = new LinkedHashMap<>();
        for (DesiredRecord record : records) {
            String path = run.listOf(record);
            for (Map<String, Object> way : record.match()) {
                Group group = group(record.type(), path, way, run);
                Set<Object> values = groups.computeIfAbsent(group, key -> new LinkedHashSet<>());
                if (group.asked != null) {
                    values.add(way.get(group.asked));
                }
            }
        }
        List<LookUp> lookUps = new ArrayList<>();
        groups.forEach((group, values) -> lookUps.addAll(questions(group, new ArrayList<>(values))));
        return lookUps;
    }

    /** Asks a list for the records whose member has one of these values, in as few requests as fit; none for none. */
    public static List<ConnectWiseRequest> byMember(String path, String member, Collection<String> values) {
        return questions(new Group(null, path, "", member), List.copyOf(values)).stream().map(LookUp::request).toList();
    }

    // References and flags narrow the list down; of the other members one is enough to ask for. A company has few
    // sites, and several members tell which is which.
    private static Group group(RecordType type, String path, Map<String, Object> way, SyncRun run) {
        if (type.kind().isFoundByPlace()) {
            return new Group(type, path, "", null);
        }
        List<String> fixed = new ArrayList<>();
        String asked = null;
        for (Map.Entry<String, Object> member : way.entrySet()) {
            if (member.getValue() instanceof RecordRef ref) {
                fixed.add(Conditions.equal(member.getKey() + "/id", run.idOf(ref)));
            } else if (member.getValue() instanceof Boolean flag) {
                fixed.add(Conditions.equal(member.getKey(), flag));
            } else if (member.getValue() != null && (asked == null || member.getKey().equals(COMMUNICATION))) {
                asked = member.getKey();
            }
        }
        return new Group(type, path, String.join(" and ", fixed), asked);
    }

    private static List<LookUp> questions(Group group, List<?> values) {
        if (group.asked == null) {
            return List.of(new LookUp(group.type, group.path, ConnectWiseRequest.list(group.path, group.narrowing())));
        }
        List<LookUp> questions = new ArrayList<>();
        int from = 0;
        while (from < values.size()) {
            boolean copies = from == 0 && group.mayBeCopies();
            int to = from + 1;
            while (to < values.size() && fits(group, values.subList(from, to + 1), copies)) {
                to++;
            }
            questions.add(new LookUp(group.type, group.path, request(group, values.subList(from, to), copies)));
            from = to;
        }
        return questions;
    }

    private static boolean fits(Group group, List<?> values, boolean copies) {
        return request(group, values, copies).encodedQuery().length() <= MAX_QUERY;
    }

    /** @param copies whether our copies of catalog items are asked for along with the others */
    private static ConnectWiseRequest request(Group group, List<?> values, boolean copies) {
        String fixed = group.narrowing();
        if (group.asked.equals(COMMUNICATION)) {
            String anyOf = Conditions.or(values.stream().map(value -> Conditions.equal(COMMUNICATION, value)).toList());
            return ConnectWiseRequest.list(group.path, fixed, anyOf);
        }
        String called = group.isCalled() ? Spellings.anyhow(group.asked, values)
                : Spellings.exactly(group.asked, values);
        if (copies) {
            called = Conditions.or(List.of(called, "(" + Copies.any(group.type) + ")"));
        }
        return ConnectWiseRequest.list(group.path, fixed == null ? called : Conditions.and(List.of(fixed, called)));
    }

    /** Questions of one kind: they differ only in the values asked for. */
    private record Group(RecordType type, String path, String fixed, String asked) {

        String narrowing() {
            return fixed.isEmpty() ? null : fixed;
        }

        // A question of its own for them would be one more with every new project.
        boolean mayBeCopies() {
            return type != null && Copies.arise(type) && fixed.isEmpty();
        }

        // Codes and what we wrote ourselves are spelled as they are; names come from people.
        boolean isCalled() {
            return "name".equals(asked) && (type == null || type.isShared());
        }
    }
}
