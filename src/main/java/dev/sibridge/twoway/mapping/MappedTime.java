package dev.sibridge.twoway.mapping;

import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.mapping.Mappings.Twins;
import dev.sibridge.twoway.model.Side;
import java.util.List;
import java.util.Optional;

/** Says what one side holds of a time entry as the other would, by the dealer's mappings. */
public final class MappedTime {

    private static final String BILLABLE = "Billable";
    /** What Manage calls what is not billed, whichever of them the dealer has chosen. */
    private static final List<String> NOT_BILLED = List.of("NoCharge", "DoNotBill");

    private final Mappings mappings;
    private final Directory tool;
    private final Directory manage;
    private final People people;

    public MappedTime(Mappings mappings, Directory tool, Directory manage) {
        this.mappings = mappings;
        this.tool = tool;
        this.manage = manage;
        this.people = new People(mappings.people(), tool, manage);
    }

    /** Who a person of the other side is on a side; empty when nobody knows. */
    public Optional<Choice> person(Side to, String id) {
        return people.twin(to, id);
    }

    /**
     * The work role or the resource type, by its id; empty when nothing is mapped to it, nor by default.
     *
     * @param id  on the other side; null for none
     * @param now what the side has: if it means the same, it stays
     */
    public Optional<String> role(Side to, String id, String now) {
        Twins twins = mappings.resourceTypes();
        List<String> meant = twins.pairs().stream().filter(twin -> is(to.other(), twin.on(to.other()), id))
                .map(twin -> twin.on(to)).toList();
        if (now != null && meant.stream().anyMatch(name -> is(to, name, now))) {
            return Optional.of(now);
        }
        return Optional.ofNullable(meant.isEmpty() ? twins.newIn(to) : meant.get(0))
                .flatMap(name -> directory(to).named(Subject.RESOURCE_TYPE, null, name)).map(Choice::id);
    }

    /**
     * Manage's billable option.
     *
     * @param billable null when nobody says, which Manage takes for billable
     * @param now      what Manage has: if it means the same, it stays
     */
    public String billableOption(Boolean billable, String now) {
        if (!Boolean.FALSE.equals(billable)) {
            return BILLABLE;
        }
        return isNotBilled(now) ? now : mappings.time().nonBillable();
    }

    /** Whether time of a billable option is billable; empty for one that leaves it to Manage. */
    public Optional<Boolean> billable(String option) {
        return BILLABLE.equals(option) ? Optional.of(true)
                : isNotBilled(option) ? Optional.of(false) : Optional.empty();
    }

    private static boolean isNotBilled(String option) {
        return option != null && NOT_BILLED.contains(option);
    }

    private boolean is(Side side, String name, String id) {
        return directory(side).named(Subject.RESOURCE_TYPE, null, name).filter(choice -> choice.id().equals(id))
                .isPresent();
    }

    private Directory directory(Side side) {
        return side == Side.TOOL ? tool : manage;
    }
}
