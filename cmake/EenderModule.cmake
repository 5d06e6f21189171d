# SPDX-License-Identifier: EUPL-1.2
# A folder under src/ is a module, a namespace and a library.

add_library(eender_flags INTERFACE)
target_compile_options(eender_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror=switch -Werror
  # GCC 12 sees overlapping copies inside std::string where there are none (its bug 105329).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
target_include_directories(eender_flags INTERFACE ${PROJECT_SOURCE_DIR}/src)

# eender_module(NAME text SOURCES tokens.cc … TESTS tokens_test.cc … DEPENDS base … LIBRARIES ICU::uc …)
# makes the library eender_<name> and, where there are tests, the program <name>_test whose tests ctest lists as
# <name>.<Suite>.<Test>.
function(eender_module)
  cmake_parse_arguments(M "" "NAME" "SOURCES;TESTS;DEPENDS;LIBRARIES" ${ARGN})
  add_library(eender_${M_NAME} STATIC ${M_SOURCES})
  set(links ${M_LIBRARIES})
  foreach(module IN LISTS M_DEPENDS)
    list(APPEND links eender_${module})
  endforeach()
  target_link_libraries(eender_${M_NAME} PUBLIC ${links} PRIVATE eender_flags)
  target_include_directories(eender_${M_NAME} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  if(M_TESTS)
    eender_test(NAME ${M_NAME} SOURCES ${M_TESTS} LIBRARIES eender_${M_NAME})
  endif()
endfunction()

# eender_test(NAME text SOURCES a_test.cc … LIBRARIES eender_text …)
function(eender_test)
  cmake_parse_arguments(T "" "NAME" "SOURCES;LIBRARIES" ${ARGN})
  add_executable(${T_NAME}_test ${T_SOURCES})
  target_link_libraries(${T_NAME}_test PRIVATE ${T_LIBRARIES} eender_flags GTest::gtest_main GTest::gmock)
  target_compile_definitions(${T_NAME}_test PRIVATE EENDER_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  gtest_discover_tests(${T_NAME}_test TEST_PREFIX ${T_NAME}. DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT 600)
endfunction()
