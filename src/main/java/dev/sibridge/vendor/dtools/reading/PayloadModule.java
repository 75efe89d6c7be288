package dev.sibridge.vendor.dtools.reading;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.math.BigDecimal;
import java.util.ArrayList;

/** Reads payloads of unknown origin: lists are bounded, numbers tame, texts clean, rows without what means nothing. */
final class PayloadModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    PayloadModule() {
        addValueInstantiator(ArrayList.class, new BoundedLists());
        addDeserializer(String.class, new Texts());
        addDeserializer(BigDecimal.class, new Numbers());
        setDeserializerModifier(new BeanDeserializerModifier() {
            private static final long serialVersionUID = 1L;

            @Override
            public JsonDeserializer<?> modifyDeserializer(DeserializationConfig config, BeanDescription type,
                    JsonDeserializer<?> ordinary) {
                return type.getBeanClass() == ProjectItem.class ? new RowReader(ordinary) : ordinary;
            }
        });
    }
}
