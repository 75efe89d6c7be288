package dev.sibridge.vendor.dtools.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sibridge.vendor.dtools.ProjectInfo;
import dev.sibridge.vendor.dtools.ProjectList;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a page of the queue. What is not the documented list, with its rows and their number, is none; nobody may take
 * it for an empty queue. A row that is at fault, however, costs no other: it stands among them with what is wrong.
 */
final class ProjectListReader {

    private static final String NO_LIST = "D-Tools returned something that is not the list of exports: ";

    private final JsonParser parser;
    private final PayloadLimits limits;
    private List<ProjectInfo> rows;
    private Integer total;

    ProjectListReader(JsonParser parser, PayloadLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    /** @throws UnreadableExportException when it is no list of projects; the next answer may be one */
    ProjectList read() throws IOException {
        JsonToken begin = parser.nextToken();
        if (begin == null || begin == JsonToken.VALUE_NULL) {
            throw new UnreadableExportException("D-Tools returned nothing instead of the list of exports.", true);
        }
        if (begin != JsonToken.START_OBJECT) {
            throw none("it is " + QueueRow.kind(begin) + ".");
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name.toLowerCase(Locale.ROOT)) {
                case "projects" -> readRows();
                case "totalcount" -> readTotal();
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw none("something follows after it.");
        }
        return judged();
    }

    private ProjectList judged() {
        if (rows == null) {
            throw none("it has no Projects.");
        }
        if (total == null) {
            throw none("it has no TotalCount.");
        }
        if (rows.size() > total) {
            throw none("it contains " + rows.size() + " exports, but its TotalCount is " + total + ".");
        }
        return new ProjectList(rows, total);
    }

    private void readRows() throws IOException {
        if (rows != null) {
            throw none("it has Projects twice.");
        }
        if (!parser.isExpectedStartArrayToken()) {
            throw none("its Projects are " + QueueRow.kind(parser.currentToken()) + ".");
        }
        rows = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (rows.size() == limits.maxRows()) {
                throw PayloadTooLargeException.rows(limits, "Projects");
            }
            rows.add(QueueRow.read(parser));
        }
    }

    private void readTotal() throws IOException {
        if (total != null) {
            throw none("it has TotalCount twice.");
        }
        String text = parser.currentToken().isStructStart() ? "" : parser.getText().strip();
        if (!text.matches("\\d{1,9}")) {
            throw none("its TotalCount is not a number of exports.");
        }
        total = Integer.valueOf(text);
    }

    private static UnreadableExportException none(String why) {
        return new UnreadableExportException(NO_LIST + why, true);
    }
}
