# Puts things back. Started by the lab before it changes anything, with a pipe as standard input:
# each line says how to undo one thing, each is answered by "ok" or by what went wrong. When the pipe
# ends, because the lab closed it or because its process is gone for whatever reason, everything is
# undone, the newest first. What cannot be undone is a line on standard output and exit code 1.
#
#   lock FILE           holds an exclusive lock on FILE until all is undone
#   restore FILE VALUE  writes VALUE into FILE
#   swapoff FILE        takes FILE out of the host's swap
#   members NAME        ends every process whose /run is the scratch directory NAME's
#   cgroups NAME        removes the control groups under NAME.partition
#   remove DIR          removes DIR with all that is in it
trap '' INT TERM HUP PIPE
failed=0
undo=''

complain() {
  failed=1
  echo "$1"
}

lock() {
  (: >>"$1") 2>/dev/null || { echo "cannot write the lock file $1"; return; }
  exec 9>>"$1"
  if flock -n 9; then echo ok; else echo "another lab holds $1"; fi
}

restore() {
  [ "$(cat "$1")" = "$2" ] || echo "$2" >"$1" || complain "cannot write $2 into $1"
}

in_swap() { grep -q "^$1 " /proc/swaps; }

# Guests that are only now ending may still need the memory: a few tries.
swap_off() {
  tries=60
  while in_swap "$1" && ! swapoff "$1" 2>/dev/null && [ "$tries" -gt 0 ]; do
    tries=$((tries - 1))
    sleep 1
  done
  if in_swap "$1"; then complain "cannot take $1 out of the host's swap"; fi
}

# A process belongs to the lab when it sees the lab's directory as its /run: true for the daemon and
# for its guests from their first moment on, and never of a process that got a dead one's number.
members() {
  grep -l "/$1/run\(//deleted\)\? /run " /proc/[0-9]*/mountinfo 2>/dev/null | cut -d/ -f3
}

# A process leaves its namespaces some time before it has given all its memory back.
await_gone() {
  tries=50
  for pid in $1; do
    while [ -d "/proc/$pid" ] && [ "$tries" -gt 0 ]; do
      tries=$((tries - 1))
      sleep 0.1
    done
  done
}

end_members() {
  tries=100
  killed=''
  while pids=$(members "$1") && [ -n "$pids" ] && [ "$tries" -gt 0 ]; do
    tries=$((tries - 1))
    killed="$killed $pids"
    kill -KILL $pids 2>/dev/null
    sleep 0.1
  done
  await_gone "$killed"
  if [ -n "$(members "$1")" ]; then complain "cannot end processes $(members "$1") of $1"; fi
}

groups() { find /sys/fs/cgroup -depth -type d -path "*/$1.partition*" 2>/dev/null; }

# The kernel lets a group go a moment after its last process.
remove_groups() {
  tries=50
  while [ -n "$(groups "$1")" ] && [ "$tries" -gt 0 ]; do
    tries=$((tries - 1))
    groups "$1" | while IFS= read -r group; do rmdir "$group" 2>/dev/null; done
    [ -z "$(groups "$1")" ] || sleep 0.1
  done
  if [ -n "$(groups "$1")" ]; then complain "cannot remove the control groups of $1"; fi
}

put_back() {
  case $1 in
    restore) restore "$2" "$3" ;;
    swapoff) swap_off "$2" ;;
    members) end_members "$2" ;;
    cgroups) remove_groups "$2" ;;
    remove) rm -rf --one-file-system "$2" || complain "cannot remove $2" ;;
  esac
}

while read -r word thing value; do
  case $word in
    lock) lock "$thing" ;;
    restore | swapoff | members | cgroups | remove)
      undo="$word $thing $value
$undo"
      echo ok
      ;;
    *) echo "the keeper knows no order $word" ;;
  esac
done

while read -r word thing value; do
  [ -z "$word" ] || put_back "$word" "$thing" "$value"
done <<END
$undo
END
exit "$failed"
