package dev.sibridge.dtools;

import java.util.Map;
import java.util.TreeMap;

/**
 * The filled {@code CustomField1..75} of a row, by name. Everything else that is put in is dropped: rows have over a
 * hundred members that mean nothing here, and a project may have a hundred thousand rows.
 */
final class CustomFields extends TreeMap<String, Object> {

    private static final long serialVersionUID = 1L;

    private CustomFields() {
        super(String.CASE_INSENSITIVE_ORDER);
    }

    /** Those among a row's members; null stands for none. Jackson hands over plain maps only. */
    static CustomFields of(Map<String, Object> members) {
        CustomFields fields = new CustomFields();
        if (members != null) {
            members.forEach(fields::put);
        }
        return fields;
    }

    @Override
    public Object put(String name, Object value) {
        boolean wanted = value != null && name.regionMatches(true, 0, "CustomField", 0, "CustomField".length());
        return wanted ? super.put(name, value) : null;
    }
}
