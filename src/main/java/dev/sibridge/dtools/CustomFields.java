package dev.sibridge.dtools;

import java.util.TreeMap;

/**
 * The filled {@code CustomField1..75} of a row, by name. Everything else that is put in is dropped: rows have over a
 * hundred members that mean nothing here, and a project may have a hundred thousand rows.
 */
public final class CustomFields extends TreeMap<String, Object> {

    private static final long serialVersionUID = 1L;

    public CustomFields() {
        super(String.CASE_INSENSITIVE_ORDER);
    }

    @Override
    public Object put(String name, Object value) {
        boolean wanted = value != null && name.regionMatches(true, 0, "CustomField", 0, "CustomField".length());
        return wanted ? super.put(name, value) : null;
    }
}
