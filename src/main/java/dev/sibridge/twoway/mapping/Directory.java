package dev.sibridge.twoway.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a side has that others refer to, as it was read last. */
public record Directory(Map<Subject, List<Choice>> lists) {

    /** What there is a list of. Statuses of tasks stand in groups: Manage's boards, or the tool's status groups. */
    public enum Subject {
        BOARD, TASK_STATUS, PROJECT_STATUS, CATEGORY, PRIORITY, NOTE_CATEGORY, RESOURCE_TYPE, PERSON, PROJECT_ROLE,
        COMPANY_TYPE
    }

    /**
     * Something that may be chosen.
     *
     * @param group  the board or status group that it belongs to; null for none
     * @param closed whether a status ends the work
     * @param active whether it may be chosen anew
     * @param mail   of a person; null for none
     * @param login  of a person; null for none
     */
    public record Choice(String id, String name, String group, boolean closed, boolean active, String mail,
            String login) {

        public static Choice of(String id, String name) {
            return new Choice(id, name, null, false, true, null, null);
        }
    }

    /**
     * In Manage, the role of people who come onto a project's team by an assignment in the tool, by its id.
     *
     * @return null when none is mapped or Manage has none of that name any more: then nobody comes onto a team
     */
    public Long projectRole(Mappings mappings) {
        return mappings.projectRole() == null ? null : named(Subject.PROJECT_ROLE, null, mappings.projectRole())
                .filter(Choice::active).map(role -> Long.valueOf(role.id())).orElse(null);
    }

    /** All of a list; none when the side has no such list. */
    public List<Choice> all(Subject list) {
        return lists.getOrDefault(list, List.of());
    }

    public Optional<Choice> byId(Subject list, String id) {
        return all(list).stream().filter(choice -> choice.id().equals(id)).findFirst();
    }

    /** By its name, or by its id; of those in a group, or of all if it is null. */
    public Optional<Choice> named(Subject list, String group, String name) {
        List<Choice> inGroup = all(list).stream()
                .filter(choice -> group == null || choice.group() == null || group.equals(choice.group())).toList();
        return inGroup.stream().filter(choice -> choice.name().equals(name)).findFirst()
                .or(() -> inGroup.stream().filter(choice -> choice.id().equals(name)).findFirst());
    }
}
