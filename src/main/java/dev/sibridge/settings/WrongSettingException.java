package dev.sibridge.settings;

/** A setting that cannot be meant so; nothing starts with it. The message is a sentence for people, without secrets. */
public class WrongSettingException extends CannotStartException {

    private static final long serialVersionUID = 1L;

    public WrongSettingException(String message) {
        super(message);
    }
}
