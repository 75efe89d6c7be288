package dev.sibridge.setup;

import dev.sibridge.account.Mistake;
import dev.sibridge.setup.effective.OfferedSettings;
import java.util.List;
import java.util.stream.Collectors;

/** Settings that cannot be meant so; nothing was changed. The message has all that is wrong. */
public class WrongSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    public WrongSettingsException(List<Mistake> mistakes) {
        super(mistakes.stream().map(mistake -> mistake.words(OfferedSettings::label))
                .collect(Collectors.joining(" ")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Each with its setting. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
