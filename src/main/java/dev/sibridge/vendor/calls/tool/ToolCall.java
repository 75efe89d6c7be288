package dev.sibridge.vendor.calls.tool;

import dev.sibridge.pm.ToolHttp;
import dev.sibridge.vendor.calls.Call;

/** A call to a project-management tool: one request, and perhaps several attempts. */
final class ToolCall extends Call<ToolHttp.Request> {

    ToolCall(ToolHttp.Request request) {
        sends(request);
    }

    @Override
    public boolean isRepeatable() {
        return request().repeatable();
    }
}
