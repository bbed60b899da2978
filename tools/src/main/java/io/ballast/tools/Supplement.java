package io.ballast.tools;

import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.MethodDecl;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What policies may read of an entity besides what its file declares.
 *
 * @param fields the values of each, one for every sample of the entity, oldest first; of a field
 *     that holds objects, what such objects have besides
 * @param methods what can be called besides the common ones
 */
public record Supplement(
    Map<FieldDecl, List<Value>> fields, Map<String, Value> properties, List<MethodDecl> methods) {
  public Supplement {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    methods = List.copyOf(methods);
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }
}
