package io.ballast.host.libvirt;

import io.ballast.core.model.DeviceFields;
import io.ballast.core.model.ObjectReading;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One disk, network card or vCPU, as the parameters of a bulk call name it one by one. */
final class FoundDevice {
  private static final int VCPU_OFFLINE = 0;
  private static final int VCPU_RUNNING = 1;

  private final DeviceGroup group;
  private final Map<FieldDecl, Long> values = new HashMap<>();
  private final Map<String, Value> properties = new HashMap<>();
  private String name = "";
  private boolean offline;

  FoundDevice(DeviceGroup group, int number) {
    this.group = group;
    if (group == DeviceGroup.VCPU) {
      name = Integer.toString(number);
      properties.put("id", Value.of(number));
      values.put(DeviceFields.ID, (long) number);
    }
  }

  /** The target of a disk or a network card, and where its contents are. */
  void text(String statistic, String text) {
    if (statistic.equals("name")) {
      name = text;
    }
    if (statistic.equals("name") || statistic.equals("path")) {
      properties.put(statistic, Value.of(text));
    }
  }

  /** One of its numbers; those that we keep none of are left out. */
  void number(String statistic, long value) {
    FieldDecl field = group.fields().get(statistic);
    if (field != null) {
      values.put(field, value);
    } else if (group == DeviceGroup.VCPU && statistic.equals("state")) {
      offline = value == VCPU_OFFLINE;
      values.put(DeviceFields.RUNNING, value == VCPU_RUNNING ? 1L : 0L);
    }
  }

  /** What was found; null for a vCPU that is offline, and for what has no name to know it by. */
  @Nullable ObjectReading reading() {
    return offline || name.isEmpty()
        ? null
        : new ObjectReading(group.detail().type(), name, properties, values);
  }
}
