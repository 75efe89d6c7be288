package dev.sibridge.sandbox.dtools;

import static org.springframework.http.HttpStatus.BAD_REQUEST;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The query parameters of one call. The real service ignores names it does not know; this one refuses them, because
 * a misspelt parameter would otherwise look as if it worked.
 */
final class Parameters {

    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Parameters(Map<String, String[]> sent, String... known) {
        sent.forEach((name, each) -> values.computeIfAbsent(bare(name), key -> new ArrayList<>()).addAll(
                List.of(each)));
        Collection<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        allowed.addAll(Set.of(known));
        values.keySet().stream().filter(name -> !allowed.contains(name)).findFirst().ifPresent(name -> {
            throw new Refusal(BAD_REQUEST, "There is no parameter " + name);
        });
    }

    /** The value, or null when it was not sent or is blank. */
    String text(String name) {
        List<String> all = list(name);
        if (all.size() > 1) {
            throw new Refusal(BAD_REQUEST, name + " was sent more than once");
        }
        return all.isEmpty() ? null : all.get(0);
    }

    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw new Refusal(BAD_REQUEST, name + " is required");
        }
        return text;
    }

    List<String> list(String name) {
        return values.getOrDefault(name, List.of()).stream().filter(value -> !value.isBlank()).toList();
    }

    boolean flag(String name) {
        String text = text(name);
        if (text == null || text.equalsIgnoreCase("false")) {
            return false;
        }
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        throw new Refusal(BAD_REQUEST, name + " is true or false, not " + text);
    }

    int positive(String name, int usual) {
        Long number = number(name);
        if (number == null) {
            return usual;
        }
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw new Refusal(BAD_REQUEST, name + " starts at 1");
        }
        return number.intValue();
    }

    Long number(String name) {
        String text = text(name);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new Refusal(BAD_REQUEST, name + " is a whole number, not " + text);
        }
    }

    // clients[0]=.. is the older way to write clients=..
    private static String bare(String name) {
        return name.replaceFirst("\\[\\d+]$", "");
    }
}
