package dev.sibridge.account;

import dev.sibridge.settings.ShippedSettings;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with one setting of an account.
 *
 * @param setting its name below the account, such as {@code sync.sales-rep}
 * @param missing whether it only has yet to be set
 * @param text    a sentence for people, without secrets; settings stand in it by their names, in braces
 */
public record Mistake(String account, String setting, boolean missing, String text) {

    private static final Pattern NAME = Pattern.compile("\\{([a-z-]+(?:\\.[a-z-]+)+)}");

    /** The sentence with the names that settings have where they are set outside of the console. */
    public String sentence() {
        return "Account " + account + ": " + words(ShippedSettings::nameInAccount);
    }

    /** @param names what people call a setting of an account */
    public String words(UnaryOperator<String> names) {
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(
                names.apply(name.group(1))));
    }
}
