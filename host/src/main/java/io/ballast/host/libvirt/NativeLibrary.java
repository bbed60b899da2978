package io.ballast.host.libvirt;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** A shared library and the functions found in it; it stays loaded for the life of the process. */
final class NativeLibrary {
  private final String name;
  private final SymbolLookup symbols;

  private NativeLibrary(String name, SymbolLookup symbols) {
    this.name = name;
    this.symbols = symbols;
  }

  /**
   * @throws LibraryMissingException if there is no such library on this host
   */
  static NativeLibrary load(String name) throws LibraryMissingException {
    try {
      return new NativeLibrary(name, SymbolLookup.libraryLookup(name, Arena.global()));
    } catch (IllegalArgumentException e) {
      throw new LibraryMissingException(
          name
              + " is not installed: install libvirt's client library (Debian: apt-get install"
              + " libvirt0)");
    }
  }

  /** What every process has: the C library. */
  static NativeLibrary standard() {
    return new NativeLibrary("the C library", Linker.nativeLinker().defaultLookup());
  }

  MethodHandle function(MemoryLayout result, String function, MemoryLayout... arguments)
      throws LibraryMissingException {
    return bind(function, FunctionDescriptor.of(result, arguments));
  }

  MethodHandle procedure(String function, MemoryLayout... arguments)
      throws LibraryMissingException {
    return bind(function, FunctionDescriptor.ofVoid(arguments));
  }

  private MethodHandle bind(String function, FunctionDescriptor signature)
      throws LibraryMissingException {
    MemorySegment address =
        symbols
            .find(function)
            .orElseThrow(
                () ->
                    new LibraryMissingException(
                        name + " has no function " + function + ": it is too old; upgrade it"));
    return Linker.nativeLinker().downcallHandle(address, signature);
  }
}
