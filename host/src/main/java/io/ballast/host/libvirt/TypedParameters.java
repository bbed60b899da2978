package io.ballast.host.libvirt;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Arrays of {@code virTypedParameter} that hold numbers. */
final class TypedParameters {
  /** libvirt refuses longer ones; it has dozens at most. */
  private static final int MOST = 128;

  /** What a parameter may be, as libvirt numbers it. */
  enum Type {
    LLONG(3),
    ULLONG(4);

    private final int number;

    Type(int number) {
      this.number = number;
    }
  }

  /** A parameter to be set. */
  record Number(String name, Type type, long value) {}

  private TypedParameters() {}

  /** Room for so many. */
  static MemorySegment array(int count, Arena arena) {
    int most = Math.clamp(count, 1, MOST);
    return arena.allocate(Structs.TYPED_PARAMETER, most);
  }

  /** The numbers among the first of them, by name. */
  static Map<String, Long> read(MemorySegment array, int count) {
    Map<String, Long> numbers = new HashMap<>();
    long size = Structs.TYPED_PARAMETER.byteSize();
    long most = Math.min(count, array.byteSize() / size);
    for (int i = 0; i < most; i++) {
      numbers.put(array.getString(i * size), Parameters.value(array, i * size));
    }
    return numbers;
  }

  /** An array of them. */
  static MemorySegment write(List<Number> numbers, Arena arena) {
    MemorySegment array = array(numbers.size(), arena);
    long at = 0;
    for (Number number : numbers) {
      array.setString(at, number.name());
      array.set(JAVA_INT, at + Structs.PARAMETER_TYPE, number.type().number);
      array.set(JAVA_LONG, at + Structs.PARAMETER_VALUE, number.value());
      at += Structs.TYPED_PARAMETER.byteSize();
    }
    return array;
  }
}
