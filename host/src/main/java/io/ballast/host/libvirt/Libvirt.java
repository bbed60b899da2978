package io.ballast.host.libvirt;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * libvirt.so.0, loaded and set up once in a process, as libvirt itself demands: its error handler
 * and its event loop are global.
 */
final class Libvirt {
  final CStrings strings;
  final ConnectionCalls connections;
  final DomainCalls domains;
  private final MethodHandle lastError;
  private final MethodHandle getVersion;
  private @Nullable AgentCalls agents;

  private Libvirt(NativeLibrary library, NativeLibrary c) throws LibraryMissingException {
    strings = new CStrings(c);
    connections = new ConnectionCalls(library);
    domains = new DomainCalls(library);
    lastError = library.function(ADDRESS, "virGetLastError");
    getVersion = library.function(JAVA_INT, "virGetVersion", ADDRESS, ADDRESS, ADDRESS);
    silence(library.procedure("virSetErrorFunc", ADDRESS, ADDRESS));
    new EventLoop(library).start();
  }

  /** State of the process, not of the program: that is libvirt's nature. */
  private static final class Holder {
    private static @Nullable Libvirt loaded;
  }

  /**
   * @throws LibraryMissingException if libvirt is not on this host; it is looked for again when
   *     asked again
   */
  static Libvirt load() throws LibraryMissingException {
    synchronized (Holder.class) {
      Libvirt loaded = Holder.loaded;
      if (loaded == null) {
        loaded = new Libvirt(NativeLibrary.load("libvirt.so.0"), NativeLibrary.standard());
        Holder.loaded = loaded;
      }
      return loaded;
    }
  }

  /**
   * The library for agents, loaded when somebody first asks an agent.
   *
   * @throws LibraryMissingException if it is not on this host
   */
  synchronized AgentCalls agents() throws LibraryMissingException {
    AgentCalls loaded = agents;
    if (loaded == null) {
      loaded = new AgentCalls(NativeLibrary.load("libvirt-qemu.so.0"));
      agents = loaded;
    }
    return loaded;
  }

  /**
   * Why the last call on this thread failed. Ask on the thread of that call, before any other: the
   * next call overwrites it.
   */
  LibvirtError lastError() {
    try {
      return LibvirtError.read((MemorySegment) lastError.invokeExact(), strings);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** The version of the library itself. */
  String version() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment version = arena.allocate(JAVA_LONG);
      int result = (int) getVersion.invokeExact(version, MemorySegment.NULL, MemorySegment.NULL);
      return LibvirtAbout.version(result < 0 ? 0 : version.get(JAVA_LONG, 0));
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /**
   * Without a handler of ours libvirt writes every error to our stderr. This one does nothing, and
   * so throws nothing: an exception that left an upcall would end the JVM.
   */
  private static void silence(MethodHandle setErrorFunc) {
    FunctionDescriptor signature = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS);
    try {
      MethodHandle handler = MethodHandles.empty(signature.toMethodType());
      MemorySegment stub = Linker.nativeLinker().upcallStub(handler, signature, Arena.global());
      setErrorFunc.invokeExact(MemorySegment.NULL, stub);
    } catch (Throwable t) {
      throw impossible(t);
    }
  }

  /** A downcall throws only when its handle and its arguments do not fit: a mistake of ours. */
  static IllegalStateException impossible(Throwable t) {
    return new IllegalStateException("A native call could not be made", t);
  }
}
