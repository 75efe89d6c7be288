package dev.sibridge.web.twoway.page;

import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Values as people know them: names in place of ids, as far as the lists that they come from were read already.
 *
 * @param tool   the tool's lists
 * @param manage Manage's
 */
record ShownValues(Directory tool, Directory manage) {

    String of(Field field, Side side, Object value) {
        if (value instanceof Collection<?> several) {
            return several.isEmpty() ? "nobody" : several.stream().map(one -> of(field, side, one)).sorted()
                    .collect(Collectors.joining(", "));
        }
        if (value == null) {
            return "empty";
        } else if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return switch (field.type()) {
            case REFERENCE, REFERENCES -> name(subject(field), side, value.toString());
            default -> value.toString();
        };
    }

    private String name(Subject list, Side side, String id) {
        return list == null ? "number " + id : (side == Side.TOOL ? tool : manage).byId(list, id).map(Choice::name)
                .filter(name -> !name.isBlank()).orElse("number " + id);
    }

    private static Subject subject(Field field) {
        return switch (field.wireName()) {
            case "status" -> field.kind() == Kind.PROJECT ? Subject.PROJECT_STATUS : Subject.TASK_STATUS;
            case "category" -> field.kind() == Kind.NOTE ? Subject.NOTE_CATEGORY : Subject.CATEGORY;
            case "priority" -> Subject.PRIORITY;
            case "owner", "assignees", "author" -> Subject.PERSON;
            default -> null;
        };
    }
}
