package dev.sibridge.sandbox.manage.query;

import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Call;
import dev.sibridge.sandbox.manage.model.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Both ways of paging: by page number, and forward only from the last id seen. */
public final class Paging {

    private static final int DEFAULT_SIZE = 25;
    private static final int MAX_SIZE = 1000;

    private final Call call;
    private final int size;

    public Paging(Call call) {
        this.call = call;
        int wanted = number("pagesize", DEFAULT_SIZE);
        if (wanted > MAX_SIZE) {
            call.violation("pageSize " + wanted + " is capped at " + MAX_SIZE);
        }
        size = Math.min(wanted, MAX_SIZE);
    }

    boolean isForwardOnly() {
        return "forward-only".equalsIgnoreCase(call.header("pagination-type"));
    }

    /** The last id seen, in forward-only paging. */
    public int afterId() {
        String text = isForwardOnly() ? call.parameter("pageid") : null;
        return text == null || text.isBlank() ? 0 : parse("pageid", text, 0);
    }

    public <T> List<T> page(List<T> all, Reply reply, ToIntFunction<T> id) {
        return isForwardOnly() ? forward(all, reply, id) : numbered(all, reply);
    }

    private <T> List<T> numbered(List<T> all, Reply reply) {
        int page = number("page", 1);
        int last = Math.max(1, (all.size() + size - 1) / size);
        List<String> links = new ArrayList<>();
        if (page < last) {
            links.add(link("page", page + 1, "next"));
            links.add(link("page", last, "last"));
        }
        if (page > 1) {
            links.add(link("page", 1, "first"));
            links.add(link("page", page - 1, "prev"));
        }
        if (!links.isEmpty()) {
            reply.with("Link", String.join(", ", links));
        }
        long from = Math.min(all.size(), (page - 1L) * size);
        return all.subList((int) from, (int) Math.min(all.size(), from + size));
    }

    /** Links to the next page as long as there is something on this one, even if the next turns out empty. */
    private <T> List<T> forward(List<T> all, Reply reply, ToIntFunction<T> id) {
        if (call.parameter("orderby") != null) {
            throw ApiException.condition("orderBy is not supported with forward-only pagination.");
        }
        List<T> page = all.subList(0, Math.min(size, all.size()));
        reply.with("Link", page.isEmpty() ? link("pageId", 0, "first")
                : link("pageId", id.applyAsInt(page.get(page.size() - 1)), "next"));
        return page;
    }

    private String link(String parameter, int value, String relation) {
        String query = call.rawQuery() == null ? "" : Arrays.stream(call.rawQuery().split("&"))
                .filter(part -> !part.matches("(?i)(page|pageId)=.*")).map(part -> part + "&")
                .collect(Collectors.joining());
        return "<" + call.base() + call.path() + "?" + query + parameter + "=" + value + ">; rel=\"" + relation + "\"";
    }

    private int number(String name, int otherwise) {
        String text = call.parameter(name);
        return text == null || text.isBlank() ? otherwise : Math.max(1, parse(name, text, otherwise));
    }

    private int parse(String name, String text, int otherwise) {
        if (text.matches("\\d{1,9}")) {
            return Integer.parseInt(text);
        }
        call.violation(name + " is no number: " + text);
        return otherwise;
    }
}
