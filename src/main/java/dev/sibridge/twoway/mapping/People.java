package dev.sibridge.twoway.mapping;

import dev.sibridge.text.Text;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.mapping.Mappings.Twin;
import dev.sibridge.twoway.model.Side;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who is who: by hand, else by mail address, else by login. Nobody is guessed. */
record People(List<Twin> byHand, Directory tool, Directory manage) {

    /** Somebody by name, id, mail address or login. */
    static Optional<Choice> named(Directory directory, String name) {
        return directory.named(Subject.PERSON, null, name).or(() -> directory.all(Subject.PERSON).stream()
                .filter(person -> isSame(person.mail(), name) || isSame(person.login(), name)).findFirst());
    }

    /** A person of one side on the other; empty when there is no one, or it cannot be told who of several. */
    Optional<Choice> twin(Side to, String id) {
        Directory here = to == Side.TOOL ? manage : tool;
        Directory there = to == Side.TOOL ? tool : manage;
        return known(here, id).flatMap(person -> byHand(person, to, here, there)
                .or(() -> only(there, person, Choice::mail)).or(() -> only(there, person, Choice::login)));
    }

    /** Somebody by his id, or by his login where a side tells only that. */
    static Optional<Choice> known(Directory directory, String id) {
        return directory.byId(Subject.PERSON, id).or(() -> directory.all(Subject.PERSON).stream()
                .filter(person -> isSame(person.login(), id)).findFirst());
    }

    /** What people call somebody; empty when nothing but his number is known. */
    Optional<String> name(Side side, String id) {
        Optional<String> name = known(side == Side.TOOL ? tool : manage, id)
                .map(person -> Text.isBlank(person.name()) ? person.login() : person.name());
        // Manage tells some only by their names.
        return name.isPresent() || side == Side.TOOL || id.matches("\\d+") ? name : Optional.of(id);
    }

    private Optional<Choice> byHand(Choice person, Side to, Directory here, Directory there) {
        return byHand.stream().filter(twin -> named(here, twin.on(to.other())).filter(person::equals).isPresent())
                .findFirst().flatMap(twin -> named(there, twin.on(to)));
    }

    private static Optional<Choice> only(Directory there, Choice person, Function<Choice, String> sign) {
        List<Choice> same = there.all(Subject.PERSON).stream()
                .filter(other -> isSame(sign.apply(person), sign.apply(other))).toList();
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }

    private static boolean isSame(String one, String other) {
        return !Text.isBlank(one) && Text.fold(one).equals(Text.fold(other));
    }
}
