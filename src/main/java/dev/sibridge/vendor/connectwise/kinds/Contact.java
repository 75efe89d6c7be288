package dev.sibridge.vendor.connectwise.kinds;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person in a company. */
final class Contact extends RecordKind {

    Contact() {
        super("contact", "/company/contacts",
                Right.of("Companies", "Contacts", Right.Action.ADD, Right.Action.INQUIRE));
    }

    @Override
    boolean isShared() {
        return true;
    }

    @Override
    public String screen() {
        return "ContactFV";
    }

    @Override
    public Optional<String> title(UnaryOperator<String> text) {
        return Optional.ofNullable(text.apply("firstName")).map(first ->
                Stream.of(first, text.apply("lastName")).filter(name -> name != null).collect(Collectors.joining(" ")));
    }

    @Override
    public Set<String> needs() {
        return Set.of("company");
    }
}
