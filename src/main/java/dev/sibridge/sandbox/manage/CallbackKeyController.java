package dev.sibridge.sandbox.manage;

import dev.sibridge.sandbox.manage.calls.Gate;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Call;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The key that callbacks are signed with, where recorded traffic has it: not below the API, and with two slashes.
 * Whether the vendor wants keys and {@code clientId} for it is not sure; here both are needed.
 */
@RestController
@Profile("sandbox")
class CallbackKeyController {

    static final String SYSTEM = "/system";

    private final ManageSandbox sandbox;

    CallbackKeyController(ManageSandbox sandbox) {
        this.sandbox = sandbox;
    }

    @GetMapping({"/sandbox/{codebase}" + SYSTEM + "/callbackkey/index.rails",
            "/sandbox/{codebase}/" + SYSTEM + "/callbackkey/index.rails"})
    void key(@PathVariable String codebase, @RequestParam String companyName, @RequestParam String id,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        ManageController.write(answer(codebase, companyName, id, request), response);
    }

    private Reply answer(String codebase, String company, String id, HttpServletRequest request) {
        try {
            Gate.requireCodebase(codebase);
            sandbox.gate().enter(new Call("GET", "", SYSTEM + "/callbackkey", request.getQueryString(),
                    ManageController.parameters(request), ManageController.headers(request), new byte[0]));
            if (!company.equalsIgnoreCase(Gate.COMPANY)) {
                throw new ApiException(404, "NotFound", "Company not found");
            }
            return sandbox.callbacks().keys().key(id)
                    .map(key -> Reply.of(200, Json.object().put("signing_key", key)))
                    .orElseThrow(() -> new ApiException(404, "NotFound", "Key not found"));
        } catch (ApiException e) {
            return e.reply();
        }
    }
}
