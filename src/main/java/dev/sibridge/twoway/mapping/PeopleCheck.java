package dev.sibridge.twoway.mapping;

import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.model.Side;
import java.util.List;

/** Who in Manage is nobody in the tool. */
public final class PeopleCheck {

    private PeopleCheck() {
    }

    /** Active members of Manage for whom neither the mappings nor mail address nor login name a twin. */
    public static List<Choice> withoutTwin(Mappings mappings, Directory tool, Directory manage) {
        People people = new People(mappings.people(), tool, manage);
        return manage.all(Subject.PERSON).stream().filter(Choice::active)
                .filter(person -> people.twin(Side.TOOL, person.id()).isEmpty()).toList();
    }
}
