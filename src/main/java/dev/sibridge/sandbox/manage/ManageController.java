package dev.sibridge.sandbox.manage;

import dev.sibridge.sandbox.manage.calls.Gate;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Call;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** The API of the sandbox tenant over HTTP. */
@RestController
@Profile("sandbox")
class ManageController {

    static final String API = "/apis/3.0";

    private static final int MAX_URL = 2000;

    private final ManageSandbox sandbox;

    ManageController(ManageSandbox sandbox) {
        this.sandbox = sandbox;
    }

    @RequestMapping("/sandbox/login/companyinfo/{company}")
    void companyInfo(@PathVariable String company, HttpServletResponse response) throws IOException {
        boolean known = company.equalsIgnoreCase(Gate.COMPANY);
        write(Reply.of(200, known ? Json.object().put("CompanyName", "Sandbox AV Integration")
                .put("Codebase", Gate.CODEBASE + "/").put("VersionCode", "v2026.4").put("VersionNumber", "v4.6.2026")
                .put("CompanyID", Gate.COMPANY).put("IsCloud", true) : Json.MAPPER.nullNode()), response);
    }

    @RequestMapping("/sandbox/{codebase}" + API + "/**")
    void call(@PathVariable String codebase, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Call call = read(codebase, request);
        sandbox.callbacks().servedAt(call.base());
        Reply reply = answer(codebase, call, request);
        sandbox.service().log().judge(request, call.violations());
        write(negotiated(reply, call), response);
    }

    private Reply answer(String codebase, Call call, HttpServletRequest request) {
        try {
            Gate.requireCodebase(codebase);
            int length = request.getRequestURL().length() + 1
                    + (call.rawQuery() == null ? 0 : call.rawQuery().length());
            if (length > MAX_URL) {
                return Reply.text(414, "The request URL is too long.");
            }
            return sandbox.api().answer(call, sandbox.gate().enter(call));
        } catch (ApiException e) {
            return e.reply();
        }
    }

    private static Call read(String codebase, HttpServletRequest request) throws IOException {
        String url = request.getRequestURL().toString();
        int api = url.indexOf("/" + codebase + API) + codebase.length() + 1 + API.length();
        byte[] body = request.getInputStream().readAllBytes();
        String path = request.getRequestURI().substring(request.getRequestURI().indexOf(API) + API.length());
        return new Call(request.getMethod(), url.substring(0, api), UriUtils.decode(path, StandardCharsets.UTF_8),
                request.getQueryString(), parameters(request), headers(request), body);
    }

    static Map<String, String> parameters(HttpServletRequest request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name.toLowerCase(Locale.ROOT), values[0]));
        return parameters;
    }

    static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        List<String> names = Collections.list(request.getHeaderNames());
        names.forEach(name -> headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        return headers;
    }

    /** A good answer has the vendor's media type and the version that was asked for. */
    private static Reply negotiated(Reply reply, Call call) {
        reply.with("api-current-version", "2026.4").with("Cache-Control", "no-cache");
        if (reply.status() < 300 && reply.body().length > 0 && !reply.headers().get("Content-Type").contains("text")) {
            String accept = String.valueOf(call.header("accept"));
            int at = accept.indexOf("version=");
            String version = at < 0 ? "2026.4" : accept.substring(at + 8).split("[;,\\s]")[0];
            reply.with("Content-Type", "application/vnd.connectwise.com+json; version=" + version + "; charset=utf-8");
        }
        return reply;
    }

    static void write(Reply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        reply.headers().forEach(response::setHeader);
        response.getOutputStream().write(reply.body());
    }
}
