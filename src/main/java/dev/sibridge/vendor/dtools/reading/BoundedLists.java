package dev.sibridge.vendor.dtools.reading;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.util.ArrayList;

/** Makes lists that take no more entries than the limit, so that reading stops there. */
final class BoundedLists extends ValueInstantiator.Base {

    /** Names the limit among the attributes of a reader. */
    static final Object LIMIT = BoundedLists.class;

    BoundedLists() {
        super(ArrayList.class);
    }

    @Override
    public boolean canCreateUsingDefault() {
        return true;
    }

    @Override
    public Object createUsingDefault(DeserializationContext context) {
        return new BoundedList((int) context.getAttribute(LIMIT));
    }

    /** One entry too many was added. */
    static final class FullException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static final class BoundedList extends ArrayList<Object> {

        private static final long serialVersionUID = 1L;

        private final int limit;

        BoundedList(int limit) {
            this.limit = limit;
        }

        @Override
        public boolean add(Object entry) {
            if (entry == null) {
                throw new IllegalArgumentException("An entry is null");
            }
            if (size() == limit) {
                throw new FullException();
            }
            return super.add(entry);
        }
    }
}
